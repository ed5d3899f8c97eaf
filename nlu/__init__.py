"""Understanding: an utterance in, findings out; and the data files that it rests on."""
