"""Models that are flows, solved as flows with exact potentials."""
