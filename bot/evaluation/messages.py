"""What the evaluation says, in both languages: in the terminal and on its page."""

from collections.abc import Mapping
from typing import Final

from nlu.languages import Language

EVALUATION_MESSAGES: Final[Mapping[str, Mapping[Language, str]]] = {
    # The command
    "evaluate": {
        "fr": "Mesure l'assistant avec des questions étiquetées et fait rapport.",
        "en": "Measure the assistant on labelled questions and report.",
    },
    "evaluate_files": {
        "fr": "Fichiers de questions (JSON, une par ligne). Par défaut : data/evaluation/*.jsonl.",
        "en": "Files of questions (JSON, one a line). By default: data/evaluation/*.jsonl.",
    },
    "evaluate_no_save": {
        "fr": "N'écrit rien : ni page, ni point de comparaison pour la prochaine fois.",
        "en": "Write nothing: neither the page nor what the next evaluation is compared with.",
    },
    "evaluate_compare": {
        "fr": "Compare avec ce rapport plutôt qu'avec le dernier (results/evaluation/last.json).",
        "en": "Compare with this report rather than with the last (results/evaluation/last.json).",
    },
    "evaluate_running": {"fr": "Questions posées", "en": "Questions put"},
    "evaluate_page": {"fr": "Page : {path}", "en": "Page: {path}"},
    "evaluate_no_files": {
        "fr": "{path} : aucun fichier de questions; écrivez-en un (voir docs/evaluation.md) ou nommez-en un.",
        "en": "{path}: no file of questions; write one (see docs/evaluation.md) or name one.",
    },
    "evaluate_past_missing": {
        "fr": "{path} : ce rapport n'existe pas; nommez un fichier last.json d'une évaluation précédente.",
        "en": "{path}: no such report; name a last.json file of an earlier evaluation.",
    },
    "evaluate_past_broken": {
        "fr": "{path} : ce n'est pas un rapport d'évaluation; supprimez-le ou nommez-en un autre avec --compare.",
        "en": "{path}: not a report of an evaluation; remove it or name another with --compare.",
    },
    # Faults of files of questions
    "questions_unreadable": {
        "fr": "le fichier ne peut pas être lu; vérifiez son nom et ses permissions",
        "en": "the file cannot be read; check its name and its permissions",
    },
    "questions_not_utf8": {
        "fr": "le texte n'est pas en UTF-8; enregistrez le fichier de nouveau dans ce codage",
        "en": "the text is not UTF-8; save the file again in that encoding",
    },
    "questions_none": {
        "fr": "aucune question; écrivez-en une par ligne",
        "en": "no question; write one a line",
    },
    "question_not_json": {
        "fr": "la ligne n'est pas un objet JSON; vérifiez les accolades, les guillemets et les virgules",
        "en": "the line is not a JSON object; check the braces, the quotes and the commas",
    },
    "question_missing_key": {
        "fr": "la clé « {field} » manque; ajoutez-la",
        "en": "the key “{field}” is missing; add it",
    },
    "question_unknown_key": {
        "fr": "la clé « {field} » est inconnue; les clés sont id, text, turns, ui_language, language, accept, all_of, "
        "identifiers et tags",
        "en": "the key “{field}” is not known; the keys are id, text, turns, ui_language, language, accept, all_of, "
        "identifiers and tags",
    },
    "question_field": {
        "fr": "la valeur de « {field} » n'a pas la forme attendue; voyez docs/evaluation.md",
        "en": "the value of “{field}” is not of the form expected; see docs/evaluation.md",
    },
    "question_no_text": {
        "fr": "la question doit avoir « text » ou « turns », l'un ou l'autre; gardez celui qui convient",
        "en": "the question must have either “text” or “turns”; keep the one that fits",
    },
    "question_no_label": {
        "fr": "rien ne dit ce qui est juste; ajoutez « accept », « all_of », « identifiers » ou « language »",
        "en": "nothing says what is right; add “accept”, “all_of”, “identifiers” or “language”",
    },
    "question_twice": {
        "fr": "le numéro « {id} » est déjà pris dans ce fichier; donnez-en un autre",
        "en": "the id “{id}” is already taken in this file; give another",
    },
    "question_unknown_topic": {
        "fr": "le sujet « {topic} » n'existe pas; le plus proche est « {close} »",
        "en": "there is no topic “{topic}”; the closest is “{close}”",
    },
    # Outcomes, scopes, styles
    "outcome_right": {"fr": "Juste", "en": "Right"},
    "outcome_asked": {"fr": "Choix offert", "en": "Asked"},
    "outcome_half": {"fr": "Moitié", "en": "Half"},
    "outcome_declined": {"fr": "Déclinée", "en": "Declined"},
    "outcome_wrong": {"fr": "Fausse", "en": "Wrong"},
    "scope_in_scope": {"fr": "Dans le domaine", "en": "In scope"},
    "scope_answer": {"fr": "Réponse", "en": "Answer"},
    "scope_silent": {"fr": "Silence", "en": "Silence"},
    "scope_small_talk": {"fr": "Conversation", "en": "Small talk"},
    "scope_redirect": {"fr": "Renvoi", "en": "Redirect"},
    "scope_out_of_scope": {"fr": "Hors du domaine", "en": "Out of scope"},
    "scope_two_questions": {"fr": "Deux questions", "en": "Two questions"},
    "scope_follow_up": {"fr": "Question de suite", "en": "Follow-up"},
    "language_fr": {"fr": "français", "en": "French"},
    "language_en": {"fr": "anglais", "en": "English"},
    "language_all": {"fr": "les deux", "en": "both"},
    "style_standard": {"fr": "langue standard", "en": "standard"},
    "style_oblique": {"fr": "détourné, sans les mots de la politique", "en": "oblique, without the policy's words"},
    "style_short": {"fr": "un à trois mots", "en": "one to three words"},
    "style_familiar": {"fr": "langue familière", "en": "familiar"},
    "style_sms": {"fr": "style texto", "en": "text message"},
    "style_slips": {"fr": "fautes de frappe", "en": "typing slips"},
    "style_mixed": {"fr": "deux langues mêlées", "en": "two languages mixed"},
    "style_no_accents": {"fr": "sans accents ni apostrophes", "en": "no accents or apostrophes"},
    "style_capitals": {"fr": "en majuscules", "en": "in capitals"},
    "style_staff": {"fr": "mots-clés du personnel", "en": "keywords of staff"},
    "style_second_language": {"fr": "langue seconde", "en": "second language"},
    "style_dictated": {"fr": "dicté", "en": "dictated"},
    "style_senior": {"fr": "formel, personne âgée", "en": "formal, senior"},
    "style_long": {"fr": "longue histoire", "en": "long story"},
    # Main figures
    "figure_right_fr": {"fr": "Bon sujet, en français", "en": "Right topic, in French"},
    "figure_right_en": {"fr": "Bon sujet, en anglais", "en": "Right topic, in English"},
    "figure_right_or_asked": {"fr": "Bon sujet donné ou offert", "en": "Right topic given or offered"},
    "figure_wrong": {"fr": "Mauvais texte donné pour bon", "en": "Wrong text given as if right"},
    "figure_declined": {"fr": "Questions du domaine déclinées", "en": "In-scope questions declined"},
    "figure_asked": {"fr": "Bon sujet parmi un choix", "en": "Right topic among a choice"},
    "figure_silent": {"fr": "Silences de la politique reconnus", "en": "Silences of the policy recognised"},
    "figure_redirects": {"fr": "Renvois justes", "en": "Redirects right"},
    "figure_answered": {"fr": "Renvois dus, mais répondus", "en": "Redirects due, but answered"},
    "figure_redirected": {"fr": "Questions du domaine renvoyées à tort", "en": "In-scope questions redirected"},
    "figure_outside": {"fr": "Hors du domaine reconnu", "en": "Out of scope recognised"},
    "figure_two_questions": {"fr": "Deux questions, deux réponses", "en": "Two questions, both answered"},
    "figure_follow_ups": {"fr": "Questions de suite justes", "en": "Follow-ups right"},
    "figure_language": {"fr": "Réponses dans la bonne langue", "en": "Replies in the right language"},
    "figure_distress": {"fr": "Détresse reconnue", "en": "Distress recognised"},
    "figure_distress_alarms": {"fr": "Fausses alertes de détresse", "en": "False alarms of distress"},
    "figure_masked": {"fr": "Identifiants masqués", "en": "Identifiers masked"},
    "figure_false_alarms": {"fr": "Identifiants vus où il n'y en a pas", "en": "Identifiers seen where there is none"},
    "figure_gap": {
        "fr": "Écart entre les langues (français moins anglais)",
        "en": "Gap between languages (French less English)",
    },
    "figure_error": {"fr": "Erreur de calibrage de la confiance", "en": "Calibration error of confidence"},
    "figure_times": {"fr": "Durée d'un tour", "en": "Time of a turn"},
    "points": {"fr": "{value} points", "en": "{value} points"},
    "times": {
        "fr": "médiane {p50} ms, 95 % en moins de {p95} ms",
        "en": "median {p50} ms, 95% within {p95} ms",
    },
    "interval": {"fr": "{low} à {high}", "en": "{low} to {high}"},
    # Tables
    "column_figure": {"fr": "Mesure", "en": "Figure"},
    "column_share": {"fr": "Part", "en": "Share"},
    "column_interval": {"fr": "Intervalle à 95 %", "en": "95% interval"},
    "column_count": {"fr": "Nombre", "en": "Count"},
    "column_n": {"fr": "Questions", "en": "Questions"},
    "column_scope": {"fr": "Ce qui est demandé", "en": "What is asked"},
    "column_language": {"fr": "Langue", "en": "Language"},
    "column_style": {"fr": "Style", "en": "Style"},
    "column_file": {"fr": "Fichier", "en": "File"},
    "column_topic": {"fr": "Sujet", "en": "Topic"},
    "column_expected": {"fr": "Attendu", "en": "Expected"},
    "column_given": {"fr": "Donné", "en": "Given"},
    "column_outcome": {"fr": "Résultat", "en": "Outcome"},
    "column_examples": {"fr": "Exemples", "en": "Examples"},
    "column_question": {"fr": "Question", "en": "Question"},
    "column_before": {"fr": "Avant", "en": "Before"},
    "column_now": {"fr": "Maintenant", "en": "Now"},
    "column_confidence": {"fr": "Confiance", "en": "Confidence"},
    "column_mean": {"fr": "Confiance moyenne", "en": "Mean confidence"},
    "column_kind": {"fr": "Nature", "en": "Kind"},
    "right_fr": {"fr": "fr", "en": "fr"},
    "right_en": {"fr": "en", "en": "en"},
    # Sections
    "title_report": {"fr": "Évaluation de l'assistant", "en": "Evaluation of the assistant"},
    "subtitle": {
        "fr": "{n} questions, modèle {model}, le {date}",
        "en": "{n} questions, model {model}, {date}",
    },
    "title_figures": {"fr": "En bref", "en": "In short"},
    "title_scopes": {"fr": "Par nature et par langue", "en": "By kind and language"},
    "title_changes": {"fr": "Depuis le dernier rapport", "en": "Since the last report"},
    "title_files": {"fr": "Par fichier", "en": "By file"},
    "title_styles": {"fr": "Par style", "en": "By style"},
    "title_topics": {"fr": "Par sujet", "en": "By topic"},
    "title_weakest": {"fr": "Sujets les plus faibles", "en": "Weakest topics"},
    "title_confusions": {"fr": "Confusions", "en": "Confusions"},
    "title_frequent": {"fr": "Confusions les plus fréquentes", "en": "Most frequent confusions"},
    "title_reliability": {"fr": "La confiance tient-elle parole?", "en": "Does confidence keep its word?"},
    "title_times": {"fr": "Durée d'un tour", "en": "Time of a turn"},
    "title_identifiers": {"fr": "Identifiants masqués", "en": "Identifiers masked"},
    "title_reading": {"fr": "Comment lire ce rapport", "en": "How to read this report"},
}
