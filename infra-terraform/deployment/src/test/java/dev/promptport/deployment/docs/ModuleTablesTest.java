package dev.promptport.deployment.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleTablesTest {

    @Test
    void has_a_table_for_all_that_a_module_declares() {
        assertThat(
                        tables(
                                """
                                terraform {
                                  required_version = ">= 1.9"
                                  required_providers {
                                    aws = { source = "hashicorp/aws", version = ">= 6.28, < 7" }
                                  }
                                }
                                module "bucket" {
                                  source = "../private-bucket"
                                }
                                data "aws_region" "current" {}
                                resource "aws_s3_object" "this" {}
                                variable "name" {
                                  type = string
                                }
                                output "id" {
                                  description = "Its id."
                                  value       = 1
                                }
                                """))
                .isEqualTo(
                        """
                        ## Requirements

                        | Name | Version |
                        |------|---------|
                        | terraform | >= 1.9 |
                        | aws | >= 6.28, &lt; 7 |

                        ## Modules

                        | Name | Source |
                        |------|--------|
                        | bucket | ../private-bucket |

                        ## Resources

                        | Name | Type |
                        |------|------|
                        | `aws_s3_object.this` | resource |
                        | `aws_region.current` | data source |

                        ## Inputs

                        | Name | Description | Type | Default | Required |
                        |------|-------------|------|---------|:--------:|
                        | name | n/a | `string` | n/a | yes |

                        ## Outputs

                        | Name | Description |
                        |------|-------------|
                        | id | Its id. |""");
    }

    @Test
    void has_none_for_what_a_module_has_none_of() {
        assertThat(tables("locals {}")).isEmpty();
    }

    @Test
    void lays_types_and_defaults_out_as_they_are_written() {
        assertThat(
                        tables(
                                """
                                  variable "rules" {
                                    type = list(object({
                                      id   = string
                                      days = optional(number) # or "a|b"
                                    }))
                                    default = [
                                      { id = "<all>" },
                                    ]
                                  }
                                """))
                .endsWith(
                        "| rules | n/a | <pre>list(object({<br/>  id   = string<br/>"
                                + "  days = optional(number) # or \"a&#124;b\"<br/>}))</pre>"
                                + " | <pre>[<br/>  { id = \"&lt;all>\" },<br/>]</pre> | no |");
    }

    @Test
    void keeps_descriptions_in_their_cell() {
        assertThat(
                        tables(
                                """
                                output "a" {
                                  description = "One | two, <b>, `s3://<bucket>`, \\"$${name}\\"."
                                }
                                output "b" {
                                  description = <<-TEXT
                                    First line
                                    second line.
                                  TEXT
                                }
                                """))
                .endsWith(
                        """
                        | a | One \\| two, &lt;b>, `s3://<bucket>`, "${name}". |
                        | b | First line<br/>second line. |""");
    }

    private static String tables(String text) {
        return new ModuleTables(new TerraformModule(HclReader.read(text).blocks())).markdown();
    }
}
