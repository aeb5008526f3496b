"""Tests of the network room, and the counterparts of what R measured."""
