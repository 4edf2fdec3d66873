"""Whose a figure is: names and their short forms, who acts, whom a text speaks of, who only tells.

``subjects`` finds the names of a clause and resolves the words that stand for them; ``topics``
tells whom a text speaks of where a clause names nobody. The others each know one way in which texts
name somebody that no list knows, or tell of one through another.
"""
