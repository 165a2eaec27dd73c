/** The one clock that application and engine share, in Europe/Amsterdam; holidays, and times as people write them. */
@NullMarked
package nl.kring.time;

import org.jspecify.annotations.NullMarked;
