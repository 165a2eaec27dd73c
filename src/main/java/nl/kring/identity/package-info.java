/** Who acts: staff and candidates, sign-in links and the audit trail. */
@NullMarked
package nl.kring.identity;

import org.jspecify.annotations.NullMarked;
