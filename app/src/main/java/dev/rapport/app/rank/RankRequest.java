package dev.rapport.app.rank;

import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.metric.Source;
import java.util.Set;

/**
 * What was asked of a ranking.
 *
 * @param certainty as asked; 0 leaves nobody out, and then verdicts keep the certainty of the settings
 * @param mix whether tables hold all networks in one section
 * @param sources of readings by hand that are let in
 */
record RankRequest(RankCriteria criteria, double certainty, boolean mix, Set<Source> sources) {}
