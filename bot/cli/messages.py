"""What the command line says, in both languages.

Kept with the code and not in ``data/``: ``vigie check`` must speak even where the data files cannot be read.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from actions.rendering import NO_BREAK, typeset
from bot.evaluation.messages import EVALUATION_MESSAGES
from bot.evaluation.page_messages import PAGE_MESSAGES
from nlu.languages import DEFAULT_LANGUAGE, Language, is_language

CLI_MESSAGES: Final[Mapping[str, Mapping[Language, str]]] = {
    "about": {
        "fr": "Vigie, l'assistant bilingue sur la protection des renseignements personnels. En anglais: --language en.",
        "en": "Vigie, the bilingual assistant on the protection of personal information. In French: --language fr.",
    },
    "language": {"fr": "Langue de la commande: fr ou en.", "en": "Language of the command: fr or en."},
    "project": {
        "fr": "Dossier du projet (data/, config.yml, models/).",
        "en": "The project's folder (data/, config.yml, models/).",
    },
    "run": {
        "fr": "Sert l'assistant et la page de démonstration.",
        "en": "Serve the assistant and the demonstration page.",
    },
    "run_host": {"fr": "Adresse où écouter.", "en": "Address to listen on."},
    "run_port": {"fr": "Port où écouter.", "en": "Port to listen on."},
    "ask": {
        "fr": "Converse dans le terminal; avec --jsonl, lit des questions et écrit des réponses.",
        "en": "Talk in the terminal; with --jsonl, read questions and write replies.",
    },
    "ask_jsonl": {
        "fr": "Un objet JSON par ligne, de l'entrée standard vers la sortie standard.",
        "en": "One JSON object a line, from standard input to standard output.",
    },
    "check": {
        "fr": "Vérifie tous les fichiers de data/ et dit quoi corriger, où et comment.",
        "en": "Check all the files of data/ and say what to mend, where and how.",
    },
    "train": {
        "fr": "Entraîne un modèle avec data/ et config.yml.",
        "en": "Train a model on data/ and config.yml.",
    },
    "train_missing": {
        "fr": "Seulement s'il n'y a encore aucun modèle.",
        "en": "Only if there is no model yet.",
    },
    "schema": {
        "fr": "Écrit les schémas JSON de data/schema/ d'après le code.",
        "en": "Write the JSON schemas of data/schema/ from the code.",
    },
    "privacy": {
        "fr": "Montre où pourrait se trouver ce que les gens écrivent, et ce qui s'y trouve.",
        "en": "Show where what people type could be, and what is there.",
    },
    "privacy_audit": {
        "fr": "Liste chaque endroit et y cherche des identifiants.",
        "en": "List every place and look for identifiers there.",
    },
    "audit_conversations": {
        "fr": "Conversations, en mémoire: leurs numéros, sujets et langue, jamais de texte; oubliées après {idle} minutes.",
        "en": "Conversations, in memory: conversation ids, topics and language, never text; forgotten after {idle} minutes.",
    },
    "audit_log": {
        "fr": "Journal: moment, sujet, langue, nature de ce qui est masqué, durée; jamais de texte.",
        "en": "Log: time, topic, language, kinds of what is masked, duration; never text.",
    },
    "audit_metrics": {
        "fr": "Compteurs: nombres par sujet, langue et nature; jamais de texte.",
        "en": "Counters: numbers by topic, language and kind; never text.",
    },
    "audit_pages": {
        "fr": "Pages sans script: ce que la personne a écrit, masqué, voyage signé dans sa page; le service n'en garde rien.",
        "en": "Pages without scripts: what the person typed, masked, travels signed in their page; the service keeps none.",
    },
    "audit_browser": {
        "fr": "Navigateur: numéro de la conversation, jeton et sujets, jamais de texte; jusqu'à la fermeture de l'onglet.",
        "en": "The person's browser: the conversation's id, token and topics, never text; until the tab is closed.",
    },
    "audit_evaluation": {
        "fr": "Questions d'évaluation, écrites par l'équipe de contenu; les identifiants y sont fictifs.",
        "en": "Evaluation questions, written by the content team; their identifiers are made up.",
    },
    "audit_questions": {
        "fr": "Questions d'entraînement, écrites par l'équipe de contenu.",
        "en": "Training questions, written by the content team.",
    },
    "audit_models": {
        "fr": "Modèles: mots et poids appris des questions d'entraînement.",
        "en": "Models: words and weights learnt from the training questions.",
    },
    "audit_rasa": {
        "fr": "Laissé par les commandes de Rasa; son serveur y garderait ce que les gens écrivent.",
        "en": "Left by Rasa's own commands; its server would keep here what people type.",
    },
    "audit_files": {"fr": "{count} fichiers de texte lus", "en": "{count} text files read"},
    "audit_nothing": {"fr": "aucun identifiant", "en": "no identifier"},
    "audit_found": {"fr": "IDENTIFIANTS: {kinds}", "en": "IDENTIFIERS: {kinds}"},
    "help": {"fr": "Affiche cette aide.", "en": "Show this help."},
    "panel_options": {"fr": "Options", "en": "Options"},
    "panel_commands": {"fr": "Commandes", "en": "Commands"},
    "panel_error": {"fr": "Erreur", "en": "Error"},
    "aborted": {"fr": "Interrompu.", "en": "Aborted."},
    "default": {"fr": "[par défaut: {}]", "en": "[default: {}]"},
    "try_help": {
        "fr": "Pour l'aide: [blue]'{command_path} {help_option}'[/].",
        "en": "For help: [blue]'{command_path} {help_option}'[/].",
    },
    "model_loading": {"fr": "Chargement du modèle {model}…", "en": "Loading the model {model}…"},
    "serving": {"fr": "Vigie répond à {address} (Ctrl-C pour arrêter).", "en": "Vigie answers at {address} (Ctrl-C to stop)."},
    "ask_intro": {
        "fr": "Écrivez votre question, puis Entrée. Une ligne vide pour finir.",
        "en": "Type your question, then Enter. An empty line to end.",
    },
    "you": {"fr": "Vous", "en": "You"},
    "source": {"fr": "Source: {title}, section « {section} » ({date})", "en": "Source: {title}, section “{section}” ({date})"},
    "choose": {"fr": "Écrivez un numéro pour choisir.", "en": "Type a number to choose."},
    "check_ok": {
        "fr": "Tout est en ordre: {topics} sujets, {questions} questions ({fr} en français, {en} en anglais).",
        "en": "All is in order: {topics} topics, {questions} questions ({fr} in French, {en} in English).",
    },
    "coverage": {
        "fr": "Des {all} mots les plus fréquents ({language}): avec une notion {named}, neutres {neutral}, à classer {open}.",
        "en": "Of the {all} most frequent words ({language}): with a concept {named}, neutral {neutral}, to be sorted {open}.",
    },
    "coverage_open": {
        "fr": "À classer dans data/vocabulary.yml ou data/neutral_words/: {words}…",
        "en": "To sort into data/vocabulary.yml or data/neutral_words/: {words}…",
    },
    "check_faults": {"fr": "{count} défauts à corriger.", "en": "{count} faults to mend."},
    "train_data": {"fr": "Lecture et vérification de data/", "en": "Reading and checking data/"},
    "train_rasa": {"fr": "Démarrage de Rasa", "en": "Starting Rasa"},
    "train_components": {"fr": "Entraînement du modèle", "en": "Training the model"},
    "train_done": {"fr": "Modèle entraîné", "en": "Model trained"},
    "train_result": {
        "fr": "Modèle: {path}\n{topics} sujets, {questions} questions, {seconds:.0f} s.",
        "en": "Model: {path}\n{topics} topics, {questions} questions, {seconds:.0f} s.",
    },
    "train_refused": {
        "fr": "Rien n'a été entraîné; le modèle en service reste le même.",
        "en": "Nothing was trained; the model in service stays the same.",
    },
    "train_present": {"fr": "Un modèle est déjà là: {path}", "en": "A model is there already: {path}"},
    "bad_line": {
        "fr": "ligne {line}: attendu un objet JSON avec « id » et « text » ou « turns »",
        "en": "line {line}: expected a JSON object with “id” and “text” or “turns”",
    },
    "port_taken": {
        "fr": "Le port {port} est déjà pris; choisissez-en un autre avec --port.",
        "en": "Port {port} is already taken; choose another with --port.",
    },
    **EVALUATION_MESSAGES,
    **PAGE_MESSAGES,
}


class Words:
    """The command line's words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **blanks: object) -> str:
        """The sentence *key*, its blanks filled."""
        return self.template(key).format(**blanks)

    def template(self, key: str) -> str:
        """The sentence *key*, its blanks left to fill, with the spaces that must not break."""
        return typeset(CLI_MESSAGES[key][self.language], self.language).replace(" %", f"{NO_BREAK}%")


def language_of_command(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """``--language`` where it is given, else ``VIGIE_LANGUAGE``, else the locale's, else French."""
    for option, value in zip(arguments, [*arguments[1:], ""]):
        asked = value if option == "--language" else option.removeprefix("--language=")
        if is_language(asked):
            return asked
    for name in ("VIGIE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        asked = environment.get(name, "")[:2]
        if is_language(asked):
            return asked
    return DEFAULT_LANGUAGE
