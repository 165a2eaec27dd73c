/** What staff see of the models and of what runs by them, read from the engine. */
@NullMarked
package nl.kring.journey.live;

import org.jspecify.annotations.NullMarked;
