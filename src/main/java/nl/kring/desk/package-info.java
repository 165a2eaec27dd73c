/** The staff's own pages beside Tasklist: editions, enrolments, programmes and mail. */
@NullMarked
package nl.kring.desk;

import org.jspecify.annotations.NullMarked;
