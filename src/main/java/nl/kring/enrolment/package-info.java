/** One person's way through one edition: order of receipt, places, waiting list, withdrawal. */
@NullMarked
package nl.kring.enrolment;

import org.jspecify.annotations.NullMarked;
