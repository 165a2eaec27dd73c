/** Calendar invitations that follow a meeting when it is moved or cancelled. */
@NullMarked
package nl.kring.calendar;

import org.jspecify.annotations.NullMarked;
