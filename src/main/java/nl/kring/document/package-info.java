/** Documents people can keep, as accessible PDF. */
@NullMarked
package nl.kring.document;

import org.jspecify.annotations.NullMarked;
