/** Applications for support of a network: criteria, advice, decision, and the network that comes of it. */
@NullMarked
package nl.kring.initiative;

import org.jspecify.annotations.NullMarked;
