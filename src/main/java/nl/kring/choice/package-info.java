/** The group chooses the topic of a meeting by vote: one vote each, a quorum, a rule for ties, and a result that can be recounted. */
@NullMarked
package nl.kring.choice;

import org.jspecify.annotations.NullMarked;
