/** What staff may know of the process models and of what runs by them, and how they move it; carried out by the journey. */
@NullMarked
package nl.kring.process;

import org.jspecify.annotations.NullMarked;
