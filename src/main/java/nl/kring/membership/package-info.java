/** Who is a member of an association, by the list that the association gives. */
@NullMarked
package nl.kring.membership;

import org.jspecify.annotations.NullMarked;
