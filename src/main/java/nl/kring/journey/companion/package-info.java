/** What people hear of their small groups. */
@NullMarked
package nl.kring.journey.companion;

import org.jspecify.annotations.NullMarked;
