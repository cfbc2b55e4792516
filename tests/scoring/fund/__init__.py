"""Tests of award funds."""
