/** The instrument for board engagement: boards scale themselves, compare, and agree on what they will do. */
@NullMarked
package nl.kring.engagement;

import org.jspecify.annotations.NullMarked;
