package nl.kring.demo;

import java.util.Locale;

/** Somebody who does not exist. */
record DemoPerson(
        String givenName,
        String familyName,
        String organisation,
        String sector,
        int salaryScale,
        int pupils,
        String developmentQuestion) {

    String email() {
        return (givenName + "." + familyName).toLowerCase(Locale.ROOT).replace(' ', '-') + "@kring.example";
    }
}
