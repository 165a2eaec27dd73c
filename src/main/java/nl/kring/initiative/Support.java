package nl.kring.initiative;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the academy promises a network.
 *
 * @param contribution in the first year, in euro; from the second year on the network invests itself
 * @param purposes {@code FACILITATOR}, {@code SPEAKERS}, {@code ORGANISING}
 * @param help {@code THEME}, {@code RECRUITING}, {@code FACILITATOR}
 */
public record Support(BigDecimal contribution, List<String> purposes, List<String> help) {}
