/** The life of a network between its meetings: phases, members who know each other, and what the meetings yielded. */
@NullMarked
package nl.kring.network;

import org.jspecify.annotations.NullMarked;
