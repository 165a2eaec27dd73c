/** The one clock that application and engine share, in Europe/Amsterdam. */
@NullMarked
package nl.kring.time;

import org.jspecify.annotations.NullMarked;
