"""Indices, by whose number they are: a person's, a tie's, or the whole network's."""
