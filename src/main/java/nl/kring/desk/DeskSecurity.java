package nl.kring.desk;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/** Lets the desk say method by method which of the staff may do something. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class DeskSecurity {}
