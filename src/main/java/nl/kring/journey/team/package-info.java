/** The tasks of gathering a team that enrols together. */
@NullMarked
package nl.kring.journey.team;

import org.jspecify.annotations.NullMarked;
