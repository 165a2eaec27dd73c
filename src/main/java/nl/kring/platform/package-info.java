/** What carries the application: embedded database, web security, limits. */
@NullMarked
package nl.kring.platform;

import org.jspecify.annotations.NullMarked;
