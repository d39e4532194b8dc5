# Start, goals, themes, agreements.
start-title = Meer goed opgeleide technici, samen
start-lead = Overheid, onderwijs en bedrijfsleven spraken in het Techniekpact twaalf doelen af. Hier ziet u wat er is afgesproken, wie het doet en of het werkt.
goals-title = Twaalf doelen
goals-lead = Wat de partijen samen willen bereiken, van basisschool tot werk. Bij elk doel staan de afspraken, de partijen en de cijfers.
goals-targets = { $n ->
    [one] { $n } streefdoel
   *[other] { $n } streefdoelen
 }
goals-indicators = { $n ->
    [one] { $n } indicator
   *[other] { $n } indicatoren
 }
goal-no-target-short = geen meetbaar streefdoel
