"""Paths into the future, what people think of them, and what a space makes of them all."""

from scenarios.models.rating import Rating
from scenarios.models.scenario import Decision, Scenario
from scenarios.models.synthesis import Synthesis

__all__ = ["Decision", "Rating", "Scenario", "Synthesis"]
