"""An award fund shared out among villages by what they did, exactly."""
