/** Meetings: preparation, the switch to online, attendance, follow-up of absence and rating. */
@NullMarked
package nl.kring.session;

import org.jspecify.annotations.NullMarked;
