"""Packages: what travels between the people of a team, sealed and signed. Here are bytes and no database."""
