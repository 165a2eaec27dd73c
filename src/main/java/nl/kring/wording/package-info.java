/** The words that people read: those of the bundles, and what administrators put in their place. */
@NullMarked
package nl.kring.wording;

import org.jspecify.annotations.NullMarked;
