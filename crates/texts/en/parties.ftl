# Part parties.
