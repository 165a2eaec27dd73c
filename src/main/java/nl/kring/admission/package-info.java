/** The mutual admission decision: organiser and candidate both decide, both must say yes. */
@NullMarked
package nl.kring.admission;

import org.jspecify.annotations.NullMarked;
