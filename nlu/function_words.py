"""Small and common words, folded, that tell French from English in most questions; text-message spellings too."""

from typing import Final

FRENCH: Final = frozenset(
    """
    a ai allez allo alors apres as au aucun aussi autre autres aux avec avez avoir avons ayez bien bon bonjour
    bonsoir c ca carte ce cela celui ces cest cet cette ceux chez chu combien comme comment courriel d dans de
    depuis des dire dit dois doit donc dossier du elle en encore est estce et etaient etait ete etes etions
    etre eux faire fait faites faut fois gens ici icitte il ils j jai jamais je juste jveux koi l la le les
    leur leurs lui m ma mais me meme merci mes mieux moi moins mon n ne ni non nos notre nous numero on ont ou
    oui par parce pas peu peut peux pis pk plus pour pourquoi pouvez puis qd qu quand que quel quelle quelles
    quelqu quels qui quoi renseignements s sa sais salut sans savoir se sera ses si site son sont suis sur svp
    t ta tant te tes toi ton toujours tous tout toute toutes tres tu un une va vais veut veux voir vos votre
    vous vs vu y ya
    """.split()
)

ENGLISH: Final = frozenset(
    """
    about after all also am an and any anyone are aren as at be because been before being but by can cannot
    cant card could did didn do does doesn doing don dont email file for from get give go got had has have
    having he hello help her here hi him his how i if im in information into is isn it its just know let like
    ll make me more much my need never no not now of off ok only or other our out over people please plz r
    really s see she should so some someone something still stuff tell than thank thanks that thats the their
    them then there these they thing things this those to too u up ur us use ve want was wat way we well were
    what whats when where which while who whos why will with without wont work would yes yet you your youre
    """.split()
)
