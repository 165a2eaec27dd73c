/** The engine side: delegates, task forms and messages that drive the stages in the order of the process models. */
@NullMarked
package nl.kring.journey;

import org.jspecify.annotations.NullMarked;
