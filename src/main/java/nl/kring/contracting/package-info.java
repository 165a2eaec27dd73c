/** What the group agreed at the kick-off, version by version, and who confirmed it. */
@NullMarked
package nl.kring.contracting;

import org.jspecify.annotations.NullMarked;
