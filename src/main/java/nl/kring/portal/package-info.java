/** Public pages and the candidate's own pages. */
@NullMarked
package nl.kring.portal;

import org.jspecify.annotations.NullMarked;
