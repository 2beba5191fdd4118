mock_provider "aws" {
  mock_resource "aws_lambda_layer_version" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:layer:runtime:4" }
  }
}

variables {
  name          = "runtime"
  package       = "versions.tf" # nothing is uploaded here: any file will do
  architectures = ["arm64", "x86_64"]
}

run "a_small_zip_goes_to_lambda_itself" {
  command = plan

  assert {
    condition = (
      aws_lambda_layer_version.this.layer_name == "runtime" &&
      aws_lambda_layer_version.this.filename == "versions.tf" &&
      aws_lambda_layer_version.this.source_code_hash == filebase64sha256("versions.tf") &&
      length(aws_s3_object.package) == 0
    )
    error_message = "no bucket is needed, and another zip is another version"
  }

  assert {
    condition     = local.bytes == length(file("versions.tf"))
    error_message = "its bytes are counted"
  }

  assert {
    condition = (
      aws_lambda_layer_version.this.compatible_architectures == toset(["arm64", "x86_64"]) &&
      aws_lambda_layer_version.this.compatible_runtimes == toset(["java25"])
    )
    error_message = "both processors, java25"
  }
}

run "a_zip_of_just_the_limit_still_does" {
  command = plan

  variables {
    package_bytes = 52428800
  }

  assert {
    condition     = aws_lambda_layer_version.this.filename == "versions.tf"
    error_message = "the limit itself is within it"
  }
}

run "a_large_zip_goes_through_the_bucket" {
  command = plan

  variables {
    bucket        = "packages"
    package_bytes = 52428801
    tags          = { project = "promptport" }
  }

  assert {
    condition = (
      aws_s3_object.package["zip"].bucket == "packages" &&
      aws_s3_object.package["zip"].key == "layers/runtime-${filesha256("versions.tf")}.zip" &&
      aws_s3_object.package["zip"].tags == tomap({ project = "promptport" }) &&
      aws_lambda_layer_version.this.s3_bucket == "packages" &&
      aws_lambda_layer_version.this.s3_key == aws_s3_object.package["zip"].key &&
      aws_lambda_layer_version.this.filename == null
    )
    error_message = "the object is named after its content"
  }
}

run "functions_take_the_version" {
  assert {
    condition     = output.arn == "arn:aws:lambda:eu-central-1:123456789012:layer:runtime:4"
    error_message = "the ARN with the version"
  }
}
