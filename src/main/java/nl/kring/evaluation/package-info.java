/** The first-year evaluation: scores, results for the group and the decision on continuation. */
@NullMarked
package nl.kring.evaluation;

import org.jspecify.annotations.NullMarked;
