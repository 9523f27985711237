package dev.rapport.app.rank;

import dev.rapport.domain.discovery.RankCriteria;

/**
 * What was asked of a ranking.
 *
 * @param certainty as asked; 0 leaves nobody out, and then verdicts keep the certainty of the settings
 * @param mix whether tables hold all networks in one section
 */
record RankRequest(RankCriteria criteria, double certainty, boolean mix) {}
