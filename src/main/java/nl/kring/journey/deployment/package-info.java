/** The check of whatever is deployed to the engine, by whichever way, and what desk and engine share about deployments. */
@NullMarked
package nl.kring.journey.deployment;

import org.jspecify.annotations.NullMarked;
