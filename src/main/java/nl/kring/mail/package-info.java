/** Mail that is written with the transaction it belongs to and sent once, after it. */
@NullMarked
package nl.kring.mail;

import org.jspecify.annotations.NullMarked;
