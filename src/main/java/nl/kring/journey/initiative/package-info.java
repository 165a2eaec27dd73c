/** The steps of an application for support of a network. */
@NullMarked
package nl.kring.journey.initiative;

import org.jspecify.annotations.NullMarked;
