/** The engine's users are the staff: one login for the desk, the Camunda web applications and the engine's REST interface. */
@NullMarked
package nl.kring.journey.security;

import org.jspecify.annotations.NullMarked;
