/** What participants owe: invoices and credit notes as documents, payments, and what is open. */
@NullMarked
package nl.kring.invoicing;

import org.jspecify.annotations.NullMarked;
