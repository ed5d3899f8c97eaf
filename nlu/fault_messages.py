"""What each fault of a data file says: what is wrong; the way out."""

from typing import Final

from nlu.languages import Language

FAULT_MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "file_missing": {
        "fr": "le fichier manque; créez-le sur le modèle de data/schema/",
        "en": "the file is missing; create it after data/schema/",
    },
    "file_too_large": {
        "fr": "le fichier dépasse {most} octets; divisez-le",
        "en": "the file is over {most} bytes; divide it",
    },
    "not_utf8": {
        "fr": "le fichier n'est pas en UTF-8; enregistrez-le de nouveau dans ce codage",
        "en": "the file is not UTF-8; save it again in that encoding",
    },
    "tab": {
        "fr": "une tabulation; remplacez-la par des espaces",
        "en": "a tab; put spaces in its place",
    },
    "yaml_broken": {
        "fr": "le YAML est brisé ({problem}); vérifiez l'alignement, les guillemets et les deux-points",
        "en": "broken YAML ({problem}); check the indentation, the quotes and the colons",
    },
    "yaml_feature": {
        "fr": "une ancre, un alias ou une étiquette YAML; écrivez la valeur elle-même",
        "en": "a YAML anchor, alias or tag; write the value itself",
    },
    "duplicate_key": {
        "fr": "la clé « {key} » est là deux fois; gardez-en une",
        "en": "the key “{key}” stands twice; keep one",
    },
    "not_a_mapping": {
        "fr": "le fichier doit contenir des « clé: valeur »; voyez data/schema/",
        "en": "the file must hold “key: value” pairs; see data/schema/",
    },
    "missing": {
        "fr": "« {field} » manque; ajoutez-le",
        "en": "“{field}” is missing; add it",
    },
    "unknown_key": {
        "fr": "« {field} » est inconnu; corrigez-en l'orthographe ou retirez-le",
        "en": "“{field}” is unknown; correct its spelling or remove it",
    },
    "wrong_value": {
        "fr": "« {field} » vaut {value}; attendu: {expected}",
        "en": "“{field}” is {value}; expected: {expected}",
    },
    "wrong_date": {
        "fr": "« {field} » n'est pas une date; écrivez AAAA-MM-JJ, par exemple 2026-11-23",
        "en": "“{field}” is not a date; write YYYY-MM-DD, for instance 2026-11-23",
    },
    "invalid": {
        "fr": "« {field} » n'est pas valable ({problem}); voyez data/schema/",
        "en": "“{field}” is not valid ({problem}); see data/schema/",
    },
    "id_differs": {
        "fr": "l'id « {id} » n'est pas le nom du fichier; écrivez id: {stem} ou renommez le fichier",
        "en": "the id “{id}” is not the file's name; write id: {stem} or rename the file",
    },
    "duplicate_id": {
        "fr": "l'id « {id} » est déjà celui de {other}; choisissez-en un autre",
        "en": "the id “{id}” is already that of {other}; choose another",
    },
    "wrong_folder": {
        "fr": "un sujet de nature « {kind} » va dans data/topics/{folder}/; déplacez le fichier",
        "en": "a topic of kind “{kind}” belongs in data/topics/{folder}/; move the file",
    },
    "unknown_reference": {
        "fr": "« {field} » nomme « {name} », qui n'existe pas dans {source}; corrigez le nom",
        "en": "“{field}” names “{name}”, which is not in {source}; correct the name",
    },
    "staff_one_language": {
        "fr": "« staff » est dans une seule langue; écrivez-le aussi en {language}",
        "en": "“staff” stands in one language only; write it in {language} too",
    },
    "staff_missing": {
        "fr": "une redirection dit au personnel comment transférer l'appel; ajoutez « staff » en {language}",
        "en": "a redirect tells staff how to transfer the call; add “staff” in {language}",
    },
    "section_missing": {
        "fr": "une réponse nomme sa section; ajoutez « section » (voyez data/policy.yml)",
        "en": "an answer names its section; add “section” (see data/policy.yml)",
    },
    "review_order": {
        "fr": "« review_by » précède « reviewed »; corrigez l'une des deux dates",
        "en": "“review_by” comes before “reviewed”; correct one of the dates",
    },
    "stale_translation": {
        "fr": "l'anglais suit la révision {follows}, le français en est à la {revision}; mettez l'anglais à jour",
        "en": "the English follows revision {follows}, the French is at {revision}; bring the English up to date",
    },
    "foreign_link": {
        "fr": "« {field} » renvoie à {url}, qui n'est pas une adresse de data/policy.yml ni de data/channels.yml; retirez-la",
        "en": "“{field}” links to {url}, which is no address of data/policy.yml or data/channels.yml; remove it",
    },
    "html": {
        "fr": "« {field} » contient du HTML; écrivez du Markdown",
        "en": "“{field}” holds HTML; write Markdown",
    },
    "questions_missing": {
        "fr": "le sujet « {id} » n'a pas de questions; créez ce fichier, une question par ligne",
        "en": "the topic “{id}” has no questions; create this file, one question a line",
    },
    "too_few_questions": {
        "fr": "{count} questions seulement; il en faut au moins {least}",
        "en": "only {count} questions; at least {least} are needed",
    },
    "questions_without_topic": {
        "fr": "aucun sujet ne s'appelle « {id} »; corrigez le nom du fichier ou créez le sujet",
        "en": "no topic is called “{id}”; correct the file's name or create the topic",
    },
    "duplicate_question": {
        "fr": "la même question que {other}; gardez-la dans un seul sujet",
        "en": "the same question as {other}; keep it in one topic only",
    },
    "question_too_long": {
        "fr": "la question dépasse {most} caractères; raccourcissez-la",
        "en": "the question is over {most} characters; shorten it",
    },
    "bad_pattern": {
        "fr": "le motif ne peut pas servir: {problem}; corrigez-le",
        "en": "the pattern cannot be used: {problem}; mend it",
    },
    "empty_form": {
        "fr": "« {field} » a une forme sans lettre ni chiffre; retirez-la",
        "en": "“{field}” has a form without a letter or a digit; remove it",
    },
    "repeated_form": {
        "fr": "« {field} » donne deux fois « {form} »; gardez-en une",
        "en": "“{field}” gives “{form}” twice; keep one",
    },
    "neutral_word_named": {
        "fr": "« {word} » est laissé neutre, mais nomme « {concept} » dans data/vocabulary.yml; retirez-le de l'un des deux",
        "en": "“{word}” is left neutral, yet names “{concept}” in data/vocabulary.yml; take it out of either",
    },
    "circular_concepts": {
        "fr": "des concepts sont plus larges qu'eux-mêmes: {circle}; coupez le cercle dans « broader »",
        "en": "concepts are broader than themselves: {circle}; cut the circle in “broader”",
    },
    "example_not_masked": {
        "fr": "l'exemple n'est pas masqué comme « {kind} » (mais: {found}); corrigez la règle, ou une règle avant elle",
        "en": "the example is not masked as “{kind}” (but: {found}); mend the rule, or a rule before it",
    },
    "look_alike_masked": {
        "fr": "ce texte ne doit jamais être masqué, et il l'est comme « {found} »; corrigez cette règle",
        "en": "this text must never be masked, and is, as “{found}”; mend that rule",
    },
    "distress_missed": {
        "fr": "l'exemple n'est pas reconnu comme de la détresse; ajoutez une phrase, ou retirez l'expression qui l'écarte",
        "en": "the example is not recognised as distress; add a phrase, or remove the idiom that sets it aside",
    },
    "distress_false": {
        "fr": "ce texte est reconnu comme de la détresse et ne doit pas l'être; ajoutez une expression à « idioms »",
        "en": "this text is recognised as distress and must not be; add an expression to “idioms”",
    },
    "idiom_takes_phrase": {
        "fr": "« {text} » est à reconnaître, et l'expression de la ligne {line} ({language}) l'écarte; précisez l'une des deux",
        "en": "“{text}” is to be recognised, and the idiom of line {line} ({language}) sets it aside; narrow one of them",
    },
    "announces_two_kinds": {
        "fr": "« {word} » annonce un identifiant « {kind} », et à la ligne {line} un autre, « {other} »; gardez-en un",
        "en": "“{word}” announces an identifier “{kind}”, and on line {line} another, “{other}”; keep one",
    },
    "takes_position": {
        "fr": "« {field} » prend position sur le cas d'une personne (« {words} »); dites plutôt à qui s'adresser",
        "en": "“{field}” takes a position on a person's case (“{words}”); say where to ask instead",
    },
    "unknown_fact": {
        "fr": "« {field} » demande « {{{name}}} », qui n'existe pas; écrivez l'un de: {known}",
        "en": "“{field}” asks for “{{{name}}}”, which does not exist; write one of: {known}",
    },
    "practice_missing": {
        "fr": "« practices » n'a pas « {name} », que le service peut avoir à dire; ajoutez-la",
        "en": "“practices” lacks “{name}”, which the service may have to say; add it",
    },
}
