/** The pages of the built-in mailbox. */
@NullMarked
package nl.kring.mail.web;

import org.jspecify.annotations.NullMarked;
