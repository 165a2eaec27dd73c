/** Putting processes, decisions and forms live: what is checked before, what changes, and what went live when. */
@NullMarked
package nl.kring.deployment;

import org.jspecify.annotations.NullMarked;
