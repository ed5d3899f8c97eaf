"""The sentences of the evaluation's page and of its comparison with the last, in both languages."""

from collections.abc import Mapping
from typing import Final

from nlu.languages import Language

PAGE_MESSAGES: Final[Mapping[str, Mapping[Language, str]]] = {
    "changes_none": {
        "fr": "Aucun rapport précédent n'a ces questions : la prochaine évaluation dira ce qui a changé.",
        "en": "No earlier report has these questions: the next evaluation will say what changed.",
    },
    "changes_same": {
        "fr": "Aucun résultat n'a changé sur {compared} questions communes.",
        "en": "No outcome changed in {compared} questions in common.",
    },
    "changes_summary": {
        "fr": "Sur {compared} questions communes : {before} justes avant, {now} maintenant ({gained} gagnées, {lost} perdues; "
        "{wrong} reçoivent maintenant un mauvais texte).",
        "en": "Of {compared} questions in common: {before} right before, {now} now ({gained} gained, {lost} lost; "
        "{wrong} now get a wrong text).",
    },
    "changes_model": {"fr": "Modèle d'avant : {models}", "en": "Model before: {models}"},
    "changes_gained": {"fr": "Devenues justes", "en": "Became right"},
    "changes_lost": {"fr": "Ne sont plus justes", "en": "No longer right"},
    "changes_became_wrong": {"fr": "Devenues fausses", "en": "Became wrong"},
    "changes_moves": {"fr": "Tous les passages d'un résultat à un autre", "en": "All moves from one outcome to another"},
    "and_more": {"fr": "et {count} autres", "en": "and {count} more"},
    "skip": {"fr": "Passer au contenu", "en": "Skip to content"},
    "contents": {"fr": "Sections du rapport", "en": "Sections of the report"},
    "plot_scopes": {
        "fr": "Barres empilées, une par nature et par langue : parts des questions justes, avec choix offert, à moitié, "
        "déclinées et fausses. Les mêmes nombres sont dans le tableau qui suit.",
        "en": "Stacked bars, one for each kind and language: shares of questions right, asked, half, declined and wrong. "
        "The table below has the same numbers.",
    },
    "plot_topics": {
        "fr": "Un point par sujet et par langue : part des questions justes; un trait donne l'intervalle à 95 %, les deux "
        "langues ensemble. Les mêmes nombres sont dans le tableau qui suit.",
        "en": "A dot for each topic and language: share of questions right; a line gives the 95% interval, both languages "
        "together. The table below has the same numbers.",
    },
    "plot_reliability": {
        "fr": "Part des questions justes selon la confiance, en {bins} groupes de taille égale, de {low} à {high}; l'écart "
        "moyen à la diagonale est de {error}. Les mêmes nombres sont dans le tableau qui suit.",
        "en": "Share right by confidence, in {bins} groups of equal size, from {low} to {high}; the mean distance from the "
        "diagonal is {error}. The table below has the same numbers.",
    },
    "plot_times": {
        "fr": "Part des tours finis en un temps donné : la moitié en {p50} ms, 95 % en {p95} ms, tous en {most} ms.",
        "en": "Share of turns done within a time: half in {p50} ms, 95% in {p95} ms, all in {most} ms.",
    },
    "axis_share": {"fr": "Part des questions (%)", "en": "Share of questions (%)"},
    "axis_right": {"fr": "Questions justes (%)", "en": "Questions right (%)"},
    "axis_turns": {"fr": "Tours finis (%)", "en": "Turns done (%)"},
    "axis_confidence": {"fr": "Confiance (%)", "en": "Confidence (%)"},
    "axis_ms": {"fr": "Millisecondes", "en": "Milliseconds"},
    "legend_interval": {"fr": "intervalle à 95 %", "en": "95% interval"},
    "legend_perfect": {"fr": "confiance juste", "en": "perfect confidence"},
    "legend_groups": {"fr": "groupe de questions", "en": "group of questions"},
    "mark": {"fr": "{name} : {value} ms", "en": "{name}: {value} ms"},
    "median": {"fr": "médiane", "en": "median"},
    "caption_figures": {"fr": "Les principales mesures et leur intervalle", "en": "The main figures and their interval"},
    "caption_scopes": {"fr": "Résultats par nature et par langue", "en": "Outcomes by kind and language"},
    "caption_files": {"fr": "Résultats par fichier", "en": "Outcomes by file"},
    "caption_styles": {
        "fr": "Résultats par style, le moins réussi d'abord",
        "en": "Outcomes by style, least right first",
    },
    "caption_topics": {
        "fr": "Résultats par sujet, le moins réussi d'abord",
        "en": "Outcomes by topic, least right first",
    },
    "caption_confusions": {
        "fr": "Sujets pris pour d'autres, les plus fréquents d'abord",
        "en": "Topics taken for others, most frequent first",
    },
    "caption_bins": {
        "fr": "Confiance et réussite, par groupes de taille égale",
        "en": "Confidence and success, by groups of equal size",
    },
    "caption_identifiers": {"fr": "Identifiants masqués, par nature", "en": "Identifiers masked, by kind"},
    "confusions_none": {"fr": "Aucune confusion.", "en": "No confusion."},
    "numbers": {"fr": "Les nombres", "en": "The numbers"},
    "reliability_intro": {
        "fr": "Des questions comprises avec une confiance de 80 %, 80 sur 100 devraient être justes. Chaque point est un "
        "groupe de questions; sous la diagonale, l'assistant se croit plus sûr qu'il ne l'est. Le hors-domaine compte "
        "comme un sujet. Erreur de calibrage : {error} sur {n} questions.",
        "en": "Of the questions understood with a confidence of 80%, 80 in 100 should be right. Each dot is a group of "
        "questions; below the diagonal, the assistant believes itself surer than it is. Out of scope counts as a topic. "
        "Calibration error: {error} over {n} questions.",
    },
    "times_intro": {
        "fr": "Un tour va du texte tapé à la réponse complète, dans le processus, sans le réseau.",
        "en": "A turn goes from the text typed to the whole reply, in process, without the network.",
    },
    "reading_right": {
        "fr": "Juste : le premier sujet de la réponse est parmi ceux qu'une équipe de contenu attentive accepterait.",
        "en": "Right: the first topic of the reply is among those that a careful content team would accept.",
    },
    "reading_asked": {
        "fr": "Choix offert : deux ou trois sujets sont proposés, et un bon est parmi eux.",
        "en": "Asked: two or three topics are offered, and a right one is among them.",
    },
    "reading_half": {
        "fr": "Moitié : des deux questions d'un message, une seule a sa réponse.",
        "en": "Half: of the two questions in a message, only one got its answer.",
    },
    "reading_declined": {
        "fr": "Déclinée : l'assistant dit à tort que la question est hors du domaine.",
        "en": "Declined: the assistant says, wrongly, that the question is out of scope.",
    },
    "reading_wrong": {
        "fr": "Fausse : un mauvais texte est donné comme s'il était bon; c'est le pire résultat.",
        "en": "Wrong: a wrong text is given as if it were right; this is the worst outcome.",
    },
    "reading_in_scope": {
        "fr": "Dans le domaine : réponses de la politique, silences de la politique et conversation, une question par message.",
        "en": "In scope: answers of the policy, silences of the policy and small talk, one question to a message.",
    },
    "reading_interval": {
        "fr": "L'intervalle à 95 % (Wilson) dit jusqu'où le hasard du choix des questions peut porter : deux parts dont les "
        "intervalles se recouvrent largement ne se distinguent pas.",
        "en": "The 95% interval (Wilson) says how far the chance of which questions were chosen may reach: two shares whose "
        "intervals overlap widely cannot be told apart.",
    },
    "reading_masked": {
        "fr": "Les exemples sont ceux des fichiers de questions, leurs identifiants masqués.",
        "en": "Examples are those of the files of questions, their identifiers masked.",
    },
    "foot": {
        "fr": "Modèle {model} (SHA-256 {model_digest}). Questions : {files}.",
        "en": "Model {model} (SHA-256 {model_digest}). Questions: {files}.",
    },
}
